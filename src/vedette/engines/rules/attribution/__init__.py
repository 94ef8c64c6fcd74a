"""According to whom: reporting frames, quotations, papers, images, and the sources they name."""
