"""What the offices of the demo have thanked their partners with."""
