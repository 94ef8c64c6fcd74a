"""Edge: map the reading over many reports, in this process or several."""
