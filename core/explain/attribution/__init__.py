"""A cosine of two texts as a sum over their words, exactly or by a path, for every network."""
