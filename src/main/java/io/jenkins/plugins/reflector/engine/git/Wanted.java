package io.jenkins.plugins.reflector.engine.git;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * What a {@link GitRef} asks for (flux.md 3.3).
 *
 * @param refName the ref to fetch; null if all branches are, to find a commit on one of them
 * @param branch the branch if the ref is one and its head is meant; else null
 * @param commit the commit to find; null for what the ref points at
 * @param label for messages, such as {@code branch main}
 */
record Wanted(String refName, String branch, ObjectId commit, String label) {

    static Wanted of(GitRef ref) throws GitException {
        String commit = ref.commit();
        if (given(commit)) {
            return commit(commit, ref.branch());
        }
        String name = ref.name();
        if (given(name)) {
            return name(name);
        }
        String tag = ref.tag();
        if (given(tag)) {
            return new Wanted(checked(Constants.R_TAGS + tag, tag), null, null, "tag " + tag);
        }
        String branch = ref.branch();
        return branch(given(branch) ? branch : GitRef.DEFAULT_BRANCH);
    }

    /** Whether the tag that is meant must be looked for by a range: that is not for {@link #of}. */
    static boolean isRange(GitRef ref) {
        return !given(ref.commit()) && !given(ref.name()) && !given(ref.tag()) && given(ref.semver());
    }

    static Wanted branch(String branch) throws GitException {
        return new Wanted(branchRef(branch), branch, null, "branch " + branch);
    }

    /** The full name of a branch. */
    static String branchRef(String branch) throws GitException {
        return checked(Constants.R_HEADS + branch, branch);
    }

    static Wanted name(String name) throws GitException {
        if (!name.startsWith(Constants.R_REFS)) {
            throw new GitException("The Git ref " + ServerText.clean(name, 100)
                    + " is not a full name; write one such as refs/heads/main.");
        }
        String branch = name.startsWith(Constants.R_HEADS) ? name.substring(Constants.R_HEADS.length()) : null;
        return new Wanted(checked(name, name), branch, null, "ref " + name);
    }

    private static Wanted commit(String commit, String branch) throws GitException {
        if (!ObjectId.isId(commit)) {
            throw new GitException("The commit " + ServerText.clean(commit, 60)
                    + " is not an id of 40 hexadecimal digits; write it in full.");
        }
        String refName = given(branch) ? branchRef(branch) : null;
        return new Wanted(refName, null, ObjectId.fromString(commit), "commit " + commit);
    }

    private static boolean given(String text) {
        return text != null && !text.isEmpty();
    }

    private static String checked(String full, String asWritten) throws GitException {
        if (asWritten.startsWith("-") || !Repository.isValidRefName(full)) {
            throw new GitException("'" + ServerText.clean(asWritten, 100)
                    + "' is not a valid name of a Git branch or tag; correct it.");
        }
        return full;
    }
}
