"""One module a skill, named like its folder under `data/skills`."""
