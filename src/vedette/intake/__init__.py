"""Edge: files, feeds, archives, addresses -> captures and reports. Decides nothing about claims."""
