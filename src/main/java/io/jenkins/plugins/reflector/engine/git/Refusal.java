package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/** What a server means by the words in which it refuses a push, and what to do; the first that fits counts. */
enum Refusal {
    ARCHIVED(
            "archived|read-only (mirror|repository)|repository is read.only|TF401019.*disabled|is disabled",
            "the repository is archived or read-only",
            "take it out of the archive, or take the automation away"),
    SIGNATURE(
            "must (have|be) (a )?(verified|signed)|verified signatures|commit must be signed|signed commits|unsigned commit"
                    + "|not signed|signature (is )?required|require[sd]? signed",
            "the server wants signed commits",
            "set a signing key that it knows"),
    IDENTITY(
            "committer email|invalid (committer|author)|not registered in your account|author '?[^ ]*'? is not a member"
                    + "|does not match the (committer|author|user)|you cannot push commits for|email address .* not",
            "the server does not accept the author or committer",
            "set the author that belongs to these credentials"),
    SECRET(
            "contain secrets|secret(s)? (was|were|has been) (detected|found)|push protection",
            "the server thinks that the commit shows a secret",
            "look at the commit, and allow it there if it does not"),
    PROTECTED(
            "protected branch|GH006|GH013|rule violations|only be modified through pull requests|TF402455"
                    + "|must use a pull request|permission denied to update branch|branch is (locked|protected)"
                    + "|prohibited by gerrit|TF402461",
            "the branch is protected",
            "allow this user to push to it, or set another push branch and merge from there"),
    RIGHTS(
            "not allowed to push|permission to .* denied|permission denied|do(es)? not have permission|TF401027|GenericContribute"
                    + "|insufficient permission|marked as read.only|deploy key|write access .* not granted|not permitted"
                    + "|access denied|authorization failed|you need .* permission|unauthorized",
            "these credentials may not write there",
            "give them the right to push, or use others"),
    CHECKED_OUT(
            "currently checked out",
            "it is a repository with a work tree that has this branch checked out",
            "push to a bare repository, or to another branch"),
    TOO_LARGE(
            "exceed(s|ed)? .*(limit|size|quota)|over (its )?quota|file size limit|too large",
            "a limit of the server is exceeded",
            "make room there, or raise the limit"),
    SERVER(
            "no space left|unpack(er)? (error|failed)|unable to (write|create|migrate)|internal server error"
                    + "|maintenance|index-pack abnormal exit|read-only file system",
            "the server could not store the commit",
            "look at its disk and its logs, and run again"),
    HOOK(
            "hook",
            "a hook of the server declined the commit",
            "do what it says, or allow this user to push"),
    OTHER(
            "",
            "the server refused the commit",
            "if the branch is protected or a hook guards it, allow this user to push, or push to another branch");

    private final Pattern words;
    private final String meaning;
    private final String advice;

    Refusal(String words, String meaning, String advice) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.meaning = meaning;
        this.advice = advice;
    }

    /** What these words mean. */
    @NonNull
    static Refusal of(@NonNull String text) {
        for (Refusal refusal : values()) {
            if (refusal.words.matcher(text).find()) {
                return refusal;
            }
        }
        return OTHER;
    }

    /** Whether the words are clear enough to be believed wherever they stand. */
    boolean isKnown() {
        return this == ARCHIVED || this == PROTECTED || this == RIGHTS;
    }

    /** What happened, the server's own words, and what to do; without a full stop. */
    @NonNull
    String sentence(@NonNull String text) {
        return meaning + (text.isEmpty() ? "; it gave no reason" : " (" + text + ")") + "; " + advice;
    }
}
