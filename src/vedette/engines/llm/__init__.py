"""A large language model behind any OpenAI-compatible address, held to the words of the text."""
