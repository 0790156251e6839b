package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.util.Arrays;
import java.util.Map;

/** Reads {@code spec.git} of an automation, or what v1alpha1 had at the top of {@code spec} instead (flux.md 3.1). */
final class AutomationGitReader {

    private AutomationGitReader() {}

    static GitPart read(FieldReader spec) {
        FieldReader git = spec.object("git");
        if (git == null) {
            return new GitPart(null, null, null, PushSpec.SAME_BRANCH);
        }
        GitRef checkout = null;
        FieldReader checkoutReader = git.object("checkout");
        if (checkoutReader != null) {
            if (!checkoutReader.has("ref")) {
                checkoutReader.error("ref", "is missing; expected a mapping such as {branch: main}");
            }
            checkout = GitRepositoryReader.ref(checkoutReader);
            checkoutReader.done();
        }
        CommitSpec commit = commit(git.requiredObject("commit"));
        PushSpec push = push(git.object("push"));
        git.done();
        return new GitPart(null, checkout, commit, push);
    }

    static GitPart readAlpha1(Header header, FieldReader spec) {
        ResourceName source = null;
        GitRef checkout = null;
        FieldReader checkoutReader = spec.requiredObject("checkout");
        if (checkoutReader != null) {
            String name = requiredReference(checkoutReader, "gitRepositoryRef");
            source = name == null ? null : new ResourceName(header.name().namespace(), name);
            String branch = checkoutReader.requiredName("branch");
            checkout = branch == null ? null : GitRef.branch(branch);
            checkoutReader.ignore("gitImplementation");
            checkoutReader.done();
        }
        CommitSpec commit = commitAlpha1(spec.requiredObject("commit"));
        PushSpec push = push(spec.object("push"));
        return new GitPart(source, checkout, commit, push);
    }

    @CheckForNull
    private static CommitSpec commit(@CheckForNull FieldReader commit) {
        if (commit == null) {
            return null;
        }
        String name = "";
        String email = null;
        FieldReader author = commit.requiredObject("author");
        if (author != null) {
            name = author.text("name", "");
            email = author.requiredName("email");
            author.done();
        }
        return finish(commit, name, email);
    }

    @CheckForNull
    private static CommitSpec commitAlpha1(@CheckForNull FieldReader commit) {
        return commit == null
                ? null
                : finish(commit, commit.text("authorName", ""), commit.requiredName("authorEmail"));
    }

    /** The fields that both shapes share. */
    @CheckForNull
    private static CommitSpec finish(FieldReader commit, String name, @CheckForNull String email) {
        String template = commit.text("messageTemplate");
        Map<String, String> values = commit.textMap("messageTemplateValues");
        SigningKey signingKey = signingKey(commit);
        commit.done();
        return email == null
                ? null
                : new CommitSpec(name, email, template == null || template.isEmpty() ? null : template, values, signingKey);
    }

    @CheckForNull
    private static SigningKey signingKey(FieldReader commit) {
        FieldReader key = commit.object("signingKey");
        if (key == null) {
            return null;
        }
        String secretRef = requiredReference(key, "secretRef");
        String type = key.word("type", Arrays.stream(SigningKey.Type.values()).map(SigningKey.Type::text).toList());
        key.done();
        return secretRef == null
                ? null
                : new SigningKey(secretRef, SigningKey.Type.SSH.text().equals(type) ? SigningKey.Type.SSH : SigningKey.Type.GPG);
    }

    @CheckForNull
    private static String requiredReference(FieldReader parent, String field) {
        if (!parent.has(field)) {
            parent.error(field, "is missing; expected a mapping such as {name: x}");
        }
        return parent.reference(field);
    }

    private static PushSpec push(@CheckForNull FieldReader push) {
        if (push == null) {
            return PushSpec.SAME_BRANCH;
        }
        String branch = push.text("branch", "");
        String refspec = push.text("refspec", "");
        PushSpec read = new PushSpec(
                branch.isEmpty() ? null : branch, refspec.isEmpty() ? null : refspec, push.textMap("options"));
        push.done();
        return read;
    }
}
