package kubernetes

// Related returns the kinds that act on workloads without naming each of
// them, or by names that are too short to search for.
func (Host) Related() []string {
	return []string{"HorizontalPodAutoscaler", "VerticalPodAutoscaler", "ScaledObject", "LimitRange", "ResourceQuota",
		"workflowTemplateRef", "templateRef", "taskRef"}
}
