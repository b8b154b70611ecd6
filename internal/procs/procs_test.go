package procs

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// machine is a /proc of four CPUs.
func machine() fstest.MapFS {
	return fstest.MapFS{
		"stat":        {Data: []byte("cpu  1 2\ncpu0 1\ncpu1 1\ncpu2 1\ncpu3 1\nintr 5\n")},
		"self/mounts": {Data: []byte("sysfs /sys sysfs rw 0 0\nproc /proc proc rw,hidepid=invisible 0 0\n")},
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// start adds a process.
func start(m fstest.MapFS, pid, comm, exe string, argv ...string) {
	m[pid+"/status"] = file("Name:\t" + comm + "\nState:\tS (sleeping)\nUid:\t1000\t1000\t1000\t1000\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\nThreads:\t7\nCpus_allowed_list:\t0-1,8-63\n")
	m[pid+"/cmdline"] = file(strings.Join(argv, "\x00") + "\x00")
	if exe != "" {
		m[pid+"/exe"] = &fstest.MapFile{Data: []byte(exe), Mode: fs.ModeSymlink}
	}
	m[pid+"/fd/0"], m[pid+"/fd/1"], m[pid+"/fd/2"] = file(""), file(""), file("")
}

func TestRead(t *testing.T) {
	m := machine()
	start(m, "20", "ffmpeg", "/usr/bin/ffmpeg", "ffmpeg", "-i", "a b.mov", "", "na\xffme.mp4")
	m["20/cgroup"] = file("0::/user/enc\n")
	m["20/maps"] = file("55d0-55d1 r--p 00000000 08:01 12 /usr/bin/ffmpeg\n7f00-7f01 r--p 00000000 08:01 13 /usr/lib/x86_64-linux-gnu/libavcodec.so.59.37.100\n")
	start(m, "3", "bash", "/usr/bin/bash", "bash", "-c", "ffmpeg -i x y")
	m["7/status"] = file("Name:\tffprobe\nState:\tZ (zombie)\nUid:\t0\t0\t0\t0\nThreads:\t1\n")
	m["7/cmdline"] = file("")
	m["notanumber/status"] = file("Name:\tffmpeg\n")
	m["9"] = &fstest.MapFile{Mode: fs.ModeDir} // it has just ended
	cgroups := fstest.MapFS{"user/cpu.max": file("150000 100000\n"), "user/enc/cpu.max": file("max 100000\n")}
	got, err := Read(System{Proc: m, Cgroup: cgroups})
	if err != nil {
		t.Fatal(err)
	}
	want := Table{HostCPUs: 4, Hidden: true, Processes: []Process{
		{PID: 7, Program: "ffprobe", Zombie: true, Threads: 1, Files: -1},
		{PID: 20, Program: "ffmpeg", Argv: []string{"ffmpeg", "-i", "a b.mov", "", "na\xffme.mp4"}, Threads: 7, Resident: 1 << 20, Peak: 2 << 20,
			Files: 3, CPUs: 4, Quota: 1500, Versions: []string{"5.1"}, UID: 1000},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// denying refuses some files as the kernel does for other users.
type denying struct {
	fstest.MapFS
	denied string
}

func (d denying) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, d.denied) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d denying) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.HasSuffix(name, d.denied) {
		return nil, fs.ErrPermission
	}
	return d.MapFS.ReadDir(name)
}

func TestOtherUsers(t *testing.T) {
	m := machine()
	start(m, "20", "ffmpeg", "", "/usr/bin/ffmpeg", "-i", "a", "b")
	got, err := Read(System{Proc: denying{m, "/fd"}})
	if err != nil || len(got.Processes) != 1 || got.Processes[0].Files != -1 || got.Processes[0].Threads != 7 {
		t.Errorf("%+v, %v", got, err)
	}
	got, err = Read(System{Proc: denying{m, "/status"}})
	if err != nil || len(got.Processes) != 0 || got.Unreadable != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := Read(System{Proc: denying{m, "."}}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

func TestIdentify(t *testing.T) {
	words := func(text string) []string { return strings.Fields(text) }
	for _, test := range []struct {
		name, comm, exe, argv string
		program, rest         string
	}{
		{"plain", "ffmpeg", "/usr/bin/ffmpeg", "ffmpeg -i a", "ffmpeg", "ffmpeg -i a"},
		{"path", "ffprobe", "/opt/ff/ffprobe", "/opt/ff/ffprobe a", "ffprobe", "/opt/ff/ffprobe a"},
		{"version in the name", "ffmpeg-7.1", "/usr/bin/ffmpeg-7.1", "ffmpeg-7.1 -i a", "ffmpeg", "ffmpeg-7.1 -i a"},
		{"replaced on disk", "enc1", "/usr/bin/ffmpeg (deleted)", "enc1 -i a", "ffmpeg", "enc1 -i a"},
		{"called otherwise", "ffmpeg", "/usr/bin/ffmpeg", "worker -i a", "ffmpeg", "worker -i a"},
		{"alias", "enc", "/usr/local/bin/enc", "enc -i a", "ffmpeg", "enc -i a"},
		{"alias that the kernel cut", "a-very-long-nam", "", "", "ffprobe", ""},
		{"the script of that name", "ffmpeg", "/usr/bin/dash", "/bin/sh /opt/ffmpeg -i a", "", ""},
		{"the script of another user", "ffmpeg", "", "/bin/sh /opt/ffmpeg -i a", "", ""},
		{"another user's", "ffmpeg", "", "worker -i a", "ffmpeg", "worker -i a"},
		{"dynamic loader", "ld-linux-x86-64", "/lib/ld-linux-x86-64.so.2", "/lib/ld-linux-x86-64.so.2 --library-path /a:/b /opt/ffmpeg -i a", "ffmpeg", "/opt/ffmpeg -i a"},
		{"loader of musl", "ffplay", "/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-x86_64.so.1 --preload x.so -- /opt/ffplay a", "ffplay", "/opt/ffplay a"},
		{"loader of another program", "ld.so", "/lib/ld.so", "/lib/ld.so /bin/cat a", "", ""},
		{"a name that begins alike", "ffmpegthumbnail", "/usr/bin/ffmpegthumbnailer", "ffmpegthumbnailer -i a", "", ""},
		{"an argument", "vim", "/usr/bin/vim", "vim ffmpeg", "", ""},
		{"zombie", "ffmpeg", "", "", "ffmpeg", ""},
	} {
		program, rest := identify(names{test.comm, test.exe, words(test.argv)}, map[string]string{"enc": "ffmpeg", "a-very-long-name": "ffprobe"})
		if program != test.program || strings.Join(rest, " ") != test.rest {
			t.Errorf("%s: %q %q, want %q %q", test.name, program, rest, test.program, test.rest)
		}
	}
}

func TestQuota(t *testing.T) {
	for _, test := range []struct {
		name, cgroup string
		files        fstest.MapFS
		want         int64
	}{
		{"none", "0::/a\n", fstest.MapFS{"a/cpu.max": file("max 100000")}, 0},
		{"own", "0::/a\n", fstest.MapFS{"a/cpu.max": file("50000 100000")}, 500},
		{"above", "0::/a/b\n", fstest.MapFS{"a/cpu.max": file("50000 100000"), "a/b/cpu.max": file("400000 100000")}, 500},
		{"version 1", "4:cpu,cpuacct:/a\n1:name=systemd:/\n", fstest.MapFS{"cpu/a/cpu.cfs_quota_us": file("250000\n"), "cpu/a/cpu.cfs_period_us": file("100000\n")}, 2500},
		{"version 1, none", "4:cpu:/a\n", fstest.MapFS{"cpu/a/cpu.cfs_quota_us": file("-1\n"), "cpu/a/cpu.cfs_period_us": file("100000\n")}, 0},
		{"nonsense", "0::/a\nx\n", fstest.MapFS{"a/cpu.max": file("x y z")}, 0},
		{"a path of another namespace", "0::/../../b\n", fstest.MapFS{}, 0},
	} {
		r := reader{System: System{Proc: fstest.MapFS{"1/cgroup": file(test.cgroup)}, Cgroup: test.files}, dir: "1"}
		if got := r.quota(); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestReleases(t *testing.T) {
	for version, want := range map[string]string{"59.37": "5.1", "59.99": "5.0 5.1", "59.": "5.0 5.1", "63.1": "9.0", "61.19": "7.1", "62.28": "8.0 8.1", "57.1": ""} {
		major, minor, _ := strings.Cut(version, ".")
		if got := strings.Join(releases(major, minor), " "); got != want {
			t.Errorf("%s: %q, want %q", version, got, want)
		}
	}
}

// FuzzRead reads any bytes as the files of a process.
func FuzzRead(f *testing.F) {
	f.Add("Name:\tffmpeg\nThreads:\t7\nCpus_allowed_list:\t0-3\n", "ffmpeg\x00-i\x00a\x00", "0::/a\n", "7f-8f r /lib/libavcodec.so.61\n")
	f.Add("Name:\tld.so\n", "/lib/ld-linux-x86-64.so.2\x00--library-path\x00", "4:cpu:/\n", "")
	f.Fuzz(func(t *testing.T, status, cmdline, cgroup, maps string) {
		m := fstest.MapFS{"1/status": file(status), "1/cmdline": file(cmdline), "1/cgroup": file(cgroup), "1/maps": file(maps), "stat": file(status)}
		table, err := Read(System{Proc: m, Cgroup: m})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range table.Processes {
			if p.Program == "" || p.Resident < 0 || p.CPUs < 0 || p.Quota < 0 {
				t.Errorf("%+v", p)
			}
		}
	})
}
