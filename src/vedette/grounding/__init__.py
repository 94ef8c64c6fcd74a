"""Document -> Grounded: places to coordinates, time expressions to intervals, actors to codes. Pure."""
