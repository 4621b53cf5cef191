"""Whether a trained run goes live: held against what serves now, on what neither has learned."""
