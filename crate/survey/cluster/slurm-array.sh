#!/bin/bash
# Trains a survey as an array of Slurm jobs, a shard each; then, from where this was called:
#
#   mkdir -p survey
#   job=$(sbatch --parsable slurm-array.sh 'lr=0.5' --seeds 0..1000000)
#   sbatch --dependency=afterok:$job --wrap 'xor-survey merge survey/shard-*.jsonl --output survey.jsonl'
#
# What is said after the script's name is what `xor-survey run` takes. A shard's file is there when it is complete: a job that
# was requeued, or an array that is submitted again, trains what is missing.
#SBATCH --array=1-64
#SBATCH --cpus-per-task=4
#SBATCH --mem=1G
#SBATCH --time=01:00:00
#SBATCH --requeue
set -euo pipefail
file="survey/shard-$SLURM_ARRAY_TASK_ID-of-$SLURM_ARRAY_TASK_COUNT.jsonl"
[ -e "$file" ] || xor-survey run "$@" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --threads "$SLURM_CPUS_PER_TASK" --output "$file"
