package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Writes a commit that differs from its parent in the content of some files; only their directories are rewritten. */
final class CommitWriter {

    private CommitWriter() {}

    static ObjectId write(
            Repository repository,
            ObjectId parent,
            List<FileChange> changes,
            CommitIdentity identity,
            String message,
            @CheckForNull CommitSigner signer)
            throws IOException, GitException {
        CommitBuilder builder = commit(writeTree(repository, parent, changes), parent, identity, message, signer);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            return id;
        }
    }

    /** Writes the tree of the commit alone. */
    static ObjectId writeTree(Repository repository, ObjectId parent, List<FileChange> changes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            RevCommit commit = walk.parseCommit(parent);
            ObjectId oldTree = commit.getTree();
            ObjectId newTree = directory(reader, inserter, oldTree, blobs(reader, inserter, oldTree, changes));
            if (newTree.equals(oldTree)) {
                throw new IllegalArgumentException("nothing differs from commit " + parent.name());
            }
            inserter.flush();
            return newTree;
        }
    }

    /** The commit itself; writes nothing. */
    static CommitBuilder commit(
            ObjectId tree,
            ObjectId parent,
            CommitIdentity identity,
            String message,
            @CheckForNull CommitSigner signer)
            throws GitException {
        PersonIdent person = new PersonIdent(
                identity.name(),
                identity.email(),
                identity.when().toInstant(),
                identity.when().getOffset());
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        builder.setParentId(parent);
        builder.setAuthor(person);
        builder.setCommitter(person);
        builder.setEncoding(StandardCharsets.UTF_8);
        builder.setMessage(message);
        if (signer != null) {
            String signature = signer.sign(bytes(builder));
            builder.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII)));
        }
        return builder;
    }

    /** The commit as Git stores it. */
    static byte[] bytes(CommitBuilder commit) {
        try {
            return commit.build();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    /** The new blobs by the real paths of their files. */
    private static TreeMap<String, ObjectId> blobs(
            ObjectReader reader, ObjectInserter inserter, ObjectId tree, List<FileChange> changes) throws IOException {
        TreePaths paths = new TreePaths(reader, tree);
        TreeMap<String, ObjectId> blobs = new TreeMap<>();
        for (FileChange change : changes) {
            TreePaths.Target target = paths.resolve(change.path());
            if (target == null || !target.isFile()) {
                throw new IllegalArgumentException(change.path() + " is no file of the parent commit");
            }
            // An edit of other bytes than these would undo what somebody else wrote.
            if (!inserter.idFor(Constants.OBJ_BLOB, change.before()).equals(target.id())) {
                throw new IllegalArgumentException(change.path() + " was read from another commit than the parent");
            }
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, change.after());
            ObjectId other = blobs.put(target.path(), blob);
            if (other != null && !other.equals(blob)) {
                throw new IllegalArgumentException(target.path() + " is changed twice, in different ways");
            }
        }
        return blobs;
    }

    private static ObjectId directory(
            ObjectReader reader, ObjectInserter inserter, ObjectId tree, TreeMap<String, ObjectId> blobs)
            throws IOException {
        TreeFormatter out = new TreeFormatter();
        CanonicalTreeParser in = new CanonicalTreeParser(null, reader, tree);
        for (; !in.eof(); in.next(1)) {
            byte[] name = Arrays.copyOfRange(
                    in.getEntryPathBuffer(), in.getNameOffset(), in.getNameOffset() + in.getNameLength());
            String text = new String(name, StandardCharsets.UTF_8);
            FileMode mode = in.getEntryFileMode();
            ObjectId id = in.getEntryObjectId();
            if (FileMode.TREE.equals(mode)) {
                TreeMap<String, ObjectId> below = below(blobs, text);
                id = below.isEmpty() ? id : directory(reader, inserter, id, below);
            } else {
                id = blobs.getOrDefault(text, id);
            }
            out.append(name, mode, id);
        }
        return inserter.insert(out);
    }

    private static TreeMap<String, ObjectId> below(TreeMap<String, ObjectId> blobs, String name) {
        TreeMap<String, ObjectId> below = new TreeMap<>();
        // '0' follows '/': all keys of the directory and nothing else.
        for (Map.Entry<String, ObjectId> blob : blobs.subMap(name + "/", name + "0").entrySet()) {
            below.put(blob.getKey().substring(name.length() + 1), blob.getValue());
        }
        return below;
    }
}
