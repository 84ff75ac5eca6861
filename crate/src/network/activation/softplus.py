# The derivative of the softplus function, which NumPy has as np.logaddexp(0, x): the sigmoid
def softplus_derivative(x):
    return 1 / (1 + np.exp(-x))
