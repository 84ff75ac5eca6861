# The derivative of np.tanh, given its value
def tanh_derivative(value):
    return 1 - value**2
