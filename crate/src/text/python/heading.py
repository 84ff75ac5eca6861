#!/usr/bin/env python3
"""A SIZES neural network learns WHAT: START, EPOCH_COUNT.

This is a run of XOR Playground, written for LIBRARY. It prints the loss and the
predictions that the page shows; their last digits may differ, because sums are
added up in another order.

    python3 -m pip install PACKAGES
    python3 this-file.py
"""
