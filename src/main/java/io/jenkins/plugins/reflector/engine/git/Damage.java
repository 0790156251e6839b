package io.jenkins.plugins.reflector.engine.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** Tells objects of a mirror that are lost or wrong from all else that may fail. */
final class Damage {

    private Damage() {}

    /** Whether reading objects failed because of the objects, and not because of what was asked for. */
    static boolean causes(IOException failure) {
        return isOfObjects(failure) || failure instanceof EOFException;
    }

    /** Whether sending a commit failed because of the objects here: the failure says so, or they cannot be read now. */
    static boolean causes(RemoteFailure failure, Repository repository, ObjectId commit, ObjectId below) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (isOfObjects(t)) {
                return true;
            }
        }
        return failure.mayBeOurs() && isIn(repository, commit, below);
    }

    // Not the end of a file: among a server's failures it is the end of a connection.
    private static boolean isOfObjects(Throwable failure) {
        return failure instanceof MissingObjectException
                || failure instanceof CorruptObjectException
                || failure instanceof PackInvalidException
                || failure instanceof ZipException;
    }

    /**
     * Whether something is wrong with what a commit has and another one, which it was built on, has not, or with the
     * history between them.
     *
     * @param below null if the commit is built on nothing that the server has
     */
    static boolean isIn(Repository repository, ObjectId commit, ObjectId below) {
        try (RevWalk history = new RevWalk(repository);
                ObjectWalk objects = new ObjectWalk(repository)) {
            objects.markStart(objects.parseCommit(commit));
            if (below != null) {
                RevCommit base = history.parseCommit(below);
                history.isMergedInto(base, history.parseCommit(commit));
                objects.markUninteresting(objects.parseCommit(below));
            }
            while (objects.next() != null) {
                // Only the objects count.
            }
            for (RevObject each = objects.nextObject(); each != null; each = objects.nextObject()) {
                objects.getObjectReader().open(each).openStream().transferTo(OutputStream.nullOutputStream());
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }
}
