# Random weights (Glorot and Bengio, 2010), normal with variance 2 / (inputs + neurons)
WEIGHT = np.random.randn(INPUTS, NEURONS) * np.sqrt(2 / BOTH)
BIAS = np.zeros((1, NEURONS))
