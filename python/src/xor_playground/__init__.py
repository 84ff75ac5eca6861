"""A tiny neural network learns XOR in a notebook, exactly as its NumPy original does.

    from xor_playground import XorPlayground
    playground = XorPlayground(seed=11)
    playground
"""

from ._parameters import Layer, layers_of, link_of
from ._widget import XorPlayground

__all__ = ["Layer", "XorPlayground", "layers_of", "link_of"]
__version__ = "0.1.0"
