# All weights and biases zero: what never learns, because the neurons stay the same
WEIGHT = np.zeros((INPUTS, NEURONS))
BIAS = np.zeros((1, NEURONS))
