package io.jenkins.plugins.reflector.engine.automation;

import io.jenkins.plugins.reflector.engine.git.CommitIdentity;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitSession;
import io.jenkins.plugins.reflector.engine.git.GitSessions;
import io.jenkins.plugins.reflector.engine.git.PushOutcome;
import io.jenkins.plugins.reflector.engine.git.Snapshot;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A Git server in memory: commits are maps of files, branches name commits. */
final class FakeGit implements GitSessions, GitSession {

    final Map<String, String> branches = new HashMap<>();
    final Map<String, Map<String, String>> commits = new HashMap<>();
    /** What somebody else does just before a push arrives. */
    Runnable beforePush = () -> {};
    /** What happens before something is fetched. */
    Hook beforeFetch = () -> {};

    String refusal;
    /** Whether the next push finds the mirror damaged. */
    boolean damaged;
    CommitIdentity identity;
    String message;
    String expectedHead = "never pushed";
    Map<String, String> options;
    boolean closed;
    boolean replaced;
    String signature;
    /** Where refspecs led to, with a + where by force. */
    final Map<String, String> refs = new TreeMap<>();
    /** The parent of each commit that has one. */
    final Map<String, String> history = new HashMap<>();
    final Map<String, CommitInfo> infos = new HashMap<>();
    /** What the base has although it is no parent of its head. */
    final Set<String> merged = new HashSet<>();
    /** Whether what a branch is ahead came into the base by other commits. */
    boolean takenOver;
    /** What was asked of the server, in order. */
    final List<String> asked = new ArrayList<>();

    interface Hook {
        void run() throws InterruptedException;
    }

    String put(String branch, Map<String, String> files) {
        String id = String.format("%040x", commits.size() + 1);
        commits.put(id, new TreeMap<>(files));
        branches.put(branch, id);
        return id;
    }

    String text(String branch, String file) {
        return commits.get(branches.get(branch)).get(file);
    }

    @Override
    public GitSession open(GitRemote remote) {
        return this;
    }

    @Override
    public Optional<String> head(String branch) {
        asked.add("head " + branch);
        return Optional.ofNullable(branches.get(branch));
    }

    @Override
    public boolean isTakenOver(Snapshot branch, Snapshot base) {
        return takenOver;
    }

    @Override
    public Snapshot fetch(GitRef ref) throws GitException, InterruptedException {
        asked.add("fetch");
        beforeFetch.run();
        if (ref.tag() != null) {
            return new Snapshot(branches.get("main"), null, tree(branches.get("main")));
        }
        return fetchBranch(ref.name() != null ? ref.name().replaceFirst("^refs/heads/", "") : ref.branch())
                .orElseThrow(() -> new GitException("the branch " + ref.branch() + " does not exist on git.example.com"));
    }

    @Override
    public Optional<Snapshot> fetchBranch(String branch) {
        return Optional.ofNullable(branches.get(branch)).map(id -> new Snapshot(id, branch, tree(id)));
    }

    @Override
    public String commit(
            Snapshot parent, List<FileChange> changes, CommitIdentity author, String text, CommitSigner signer)
            throws GitException {
        identity = author;
        message = text;
        Map<String, String> files = new TreeMap<>(commits.get(parent.commit()));
        changes.forEach(change -> files.put(change.path(), new String(change.after(), StandardCharsets.UTF_8)));
        String id = String.format("%040x", commits.size() + 1);
        commits.put(id, files);
        history.put(id, parent.commit());
        infos.put(id, new CommitInfo(id, author.name() + " <" + author.email() + ">", author.email(), text, true));
        signature = signer == null ? null : signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    @Override
    public PushOutcome push(String commit, String branch, String expected, Map<String, String> pushOptions) {
        beforePush.run();
        expectedHead = expected;
        options = pushOptions;
        if (refusal != null) {
            return new PushOutcome.Refused(refusal);
        }
        if (damaged) {
            damaged = false;
            return new PushOutcome.Damaged();
        }
        if (!java.util.Objects.equals(expected, branches.get(branch))) {
            return new PushOutcome.Moved();
        }
        branches.put(branch, commit);
        return new PushOutcome.Pushed();
    }

    @Override
    public PushOutcome replace(String commit, String branch, String expected, Map<String, String> pushOptions) {
        replaced = true;
        return push(commit, branch, expected, pushOptions);
    }

    @Override
    public PushOutcome pushRef(String commit, String ref, boolean force, Map<String, String> pushOptions) {
        if (refusal != null) {
            return new PushOutcome.Refused(refusal);
        }
        refs.put((force ? "+" : "") + ref, commit);
        return new PushOutcome.Pushed();
    }

    @Override
    public List<CommitInfo> ahead(Snapshot head, Snapshot base) {
        Set<String> known = new HashSet<>(merged);
        for (String id = base.commit(); id != null; id = history.get(id)) {
            known.add(id);
        }
        List<CommitInfo> ahead = new ArrayList<>();
        for (String id = head.commit(); id != null && !known.contains(id); id = history.get(id)) {
            ahead.add(infos.getOrDefault(
                    id, new CommitInfo(id, "Dev <dev@example.com>", "dev@example.com", "By hand", false)));
        }
        return ahead;
    }

    @Override
    public void close() {
        closed = true;
    }

    private FileTree tree(String commit) {
        Map<String, String> files = commits.get(commit);
        return new FileTree() {
            @Override
            public List<String> files(String path) throws NoSuchFileException {
                List<String> found = files.keySet().stream()
                        .filter(file -> path.isEmpty() || file.equals(path) || file.startsWith(path + "/"))
                        .toList();
                if (found.isEmpty()) {
                    throw new NoSuchFileException(path);
                }
                return found;
            }

            @Override
            public byte[] read(String file) {
                return files.get(file).getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
