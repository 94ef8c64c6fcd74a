"""Records -> text: brief, map, tables, GeoJSON. Pure: returns strings, writes nothing."""
