"""How things of partnerships are put into words, for pages of this app and of later ones."""
