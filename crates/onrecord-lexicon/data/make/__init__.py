"""The parts of build.py: one module for each table."""
