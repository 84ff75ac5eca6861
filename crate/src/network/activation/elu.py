# The exponential linear unit (Clevert et al., 2016), and its derivative
def elu(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def elu_derivative(x):
    return np.exp(np.minimum(x, 0))
