# The Gaussian error linear unit (Hendrycks and Gimpel, 2016), and its derivative
erfc = np.vectorize(math.erfc)


def gelu(x):
    return x * erfc(-x / np.sqrt(2)) / 2


def gelu_derivative(x):
    return erfc(-x / np.sqrt(2)) / 2 + x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
