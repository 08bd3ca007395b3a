"""One module a format, each turning a file into the words and tables that it shows."""
