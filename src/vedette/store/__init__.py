"""Edge: the workspace, one SQLite file, behind one writer and read-only readers."""
