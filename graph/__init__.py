"""What a responsibility is, and keeping it: the model, the store protocol and its engines."""
