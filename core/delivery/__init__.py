"""How mail leaves: transports, which say whether they can confirm that a message went."""
