"""The launcher behind `./attune`: standard library only, since it makes the environments."""
