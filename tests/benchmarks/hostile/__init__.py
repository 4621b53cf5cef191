"""Hostile files, damaged workspaces, odd titles and kills: nothing may crash, hang, grow or be lost."""
