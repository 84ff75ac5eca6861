# Random weights and biases, from 0 to 1
WEIGHT = np.random.rand(INPUTS, NEURONS)
BIAS = np.random.rand(1, NEURONS)
