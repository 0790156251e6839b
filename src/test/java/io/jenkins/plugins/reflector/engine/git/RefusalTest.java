package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of real servers, as their clients show them. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // GitHub
                "protected branch hook declined; error: GH006: Protected branch update failed for refs/heads/main. | PROTECTED",
                "push declined due to repository rule violations; error: GH013: Repository rule violations found for refs/heads/main. | PROTECTED",
                "push declined due to repository rule violations; GH013; - Push cannot contain secrets | SECRET",
                "GH006: Protected branch update failed; error: Commits must have verified signatures. | SIGNATURE",
                "ERROR: Permission to acme/fleet.git denied to bot. | RIGHTS",
                "ERROR: The key you are authenticating with has been marked as read only. | RIGHTS",
                "ERROR: This repository was archived so it is read-only. | ARCHIVED",
                // GitLab
                "pre-receive hook declined; GitLab: You are not allowed to push code to protected branches on this project. | PROTECTED",
                "GitLab: You are not allowed to push code to this project. | RIGHTS",
                "GitLab: You can't push code to a project that is archived. | ARCHIVED",
                "pre-receive hook declined; GitLab: Commit must be signed with a GPG key | SIGNATURE",
                "GitLab: You cannot push commits for 'bot@example.com'. You can only push commits if the committer email is one of your own verified emails. | IDENTITY",
                "GitLab: Your push to this repository has been rejected because it would exceed the allocated storage limit | TOO_LARGE",
                // Gitea, Forgejo
                "pre-receive hook declined; Gitea: Not allowed to push to protected branch main | PROTECTED",
                "pre-receive hook declined; Forgejo: branch main is protected from force push, protected branch | PROTECTED",
                "Gitea: Repository archived. This repo is archived. You cannot push | ARCHIVED",
                // Bitbucket Data Center and Cloud
                "pre-receive hook declined; Branch refs/heads/main can only be modified through pull requests. | PROTECTED",
                "pre-receive hook declined; Permission denied to update branch main. | PROTECTED",
                "You do not have permission to push to this repository | RIGHTS",
                "Repository is archived, pushes are not possible | ARCHIVED",
                // Gerrit
                "prohibited by Gerrit: not permitted: update | PROTECTED",
                "commit 1234567: email address bot@example.com is not registered in your account, and you lack 'forge committer' permission | IDENTITY",
                // Azure DevOps
                "TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch. | PROTECTED",
                "TF401027: You need the Git 'GenericContribute' permission to perform this action. | RIGHTS",
                "TF401019: The Git repository with name or identifier fleet does not exist or is disabled | ARCHIVED",
                // Git itself
                "branch is currently checked out | CHECKED_OUT",
                "unpacker error; error: unable to write file: No space left on device | SERVER",
                "pre-receive hook declined; no pushes on Fridays | HOOK",
                "deletion prohibited | OTHER",
                "'' | OTHER",
            })
    void isUnderstood(String words, Refusal meaning) {
        assertThat(Refusal.of(words)).isEqualTo(meaning);
        assertThat(meaning.sentence(words)).contains(words).doesNotEndWith(".");
    }
}
