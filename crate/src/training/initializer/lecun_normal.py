# Random weights (LeCun et al., 1998), normal with variance 1 / inputs
WEIGHT = np.random.randn(INPUTS, NEURONS) * np.sqrt(1 / INPUTS)
BIAS = np.zeros((1, NEURONS))
