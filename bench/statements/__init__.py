"""Parts of bench/train_statements.py: gold, network, targets, training, export; what runs is in inspect/reading."""
