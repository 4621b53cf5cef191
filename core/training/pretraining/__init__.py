"""The pretrained start: distilled from the teacher, once, on texts that belong to no shop.

Run by hand, where the texts or the teacher change: `python -m core.training.pretraining`.
"""
