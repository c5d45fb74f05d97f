"""Parts of bench/train_statements.py: windows, network, decoding, training, export."""
