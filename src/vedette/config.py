"""From files to adapters: settings, and the kit that the pipeline runs with."""
