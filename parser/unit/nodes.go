package unit

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
)

// Nodes is a set of nodes that a file declares, as far as it says something.
// Nil stands for what it leaves open.
type Nodes struct {
	// Name is that of the set; "" for settings of nodes that have no name.
	Name string
	At   source.Span
	// Labels are those that every node carries.
	Labels map[string]string
	// Count is how many nodes there can be; CPUs and Memory (bytes) are the
	// most of all of them together, inf if nothing limits them.
	Count, CPUs, Memory *bound.Bound
	// Instances are the machine types that a node may have, NodeCPUs and
	// NodeMemory (bytes) the most that one has.
	Instances            []string
	NodeCPUs, NodeMemory *bound.Bound
	// MaxPods are the pods of one node, Pids the processes of one pod.
	MaxPods, Pids *bound.Bound
	// StaticCPU says that the kubelet gives whole CPUs of Guaranteed pods a
	// cpuset. ReserveCPU and ReserveMemory are what each node keeps.
	StaticCPU                 bool
	ReserveCPU, ReserveMemory *bound.Bound
}
