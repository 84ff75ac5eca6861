# Gradient of the predicted output, for the error E = the mean of
# max(0, 1 - (2t - 1)(2y - 1))
margin = (2 * expected_output - 1) * (2 * self.predicted_output - 1)
derivative = 2 * (1 - 2 * expected_output) / len(expected_output)
error_predicted_output = np.where(margin < 1, derivative, 0)
d_predicted_output = error_predicted_output * DERIVATIVE
