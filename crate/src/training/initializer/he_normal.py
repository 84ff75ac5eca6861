# Random weights (He et al., 2015), normal with variance 2 / inputs
WEIGHT = np.random.randn(INPUTS, NEURONS) * np.sqrt(2 / INPUTS)
BIAS = np.zeros((1, NEURONS))
