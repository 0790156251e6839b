package io.jenkins.plugins.reflector.acceptance;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users of the Jenkins that all classes share; the password of each is its name with {@code -password}. */
final class Users {

    private Users() {}

    /** Makes them, with Overall/Read. Only the administrator may more, and the reader, who has Reflector/View everywhere. */
    static void create(JenkinsController jenkins, String reader, String... others) throws IOException, InterruptedException {
        jenkins.http().script("""
                import hudson.security.*
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def jenkins = Jenkins.get()
                def users = USERS
                users.each { jenkins.securityRealm.createAccount(it, it + '-password') }
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                users.each { strategy.add(Jenkins.READ, PermissionEntry.user(it)) }
                strategy.add(Permission.fromId('io.jenkins.plugins.reflector.security.ReflectorPermissions.View'), PermissionEntry.user(users[0]))
                jenkins.authorizationStrategy = strategy
                """.replace("USERS", Stream.concat(Stream.of(reader), Stream.of(others)).map(user -> "'" + user + "'").collect(Collectors.joining(", ", "[", "]"))));
    }

    /** Gives a user permissions of items on a folder, such as {@code READ}, besides what is inherited. */
    static void grant(JenkinsController jenkins, String folder, String user, List<String> permissions) throws IOException, InterruptedException {
        jenkins.http().script("""
                import com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                import org.jenkinsci.plugins.matrixauth.inheritance.InheritParentStrategy
                def folder = jenkins.model.Jenkins.get().getItemByFullName('FOLDER')
                def property = new AuthorizationMatrixProperty([:])
                property.inheritanceStrategy = new InheritParentStrategy()
                [PERMISSIONS].each { property.add(it, PermissionEntry.user('USER')) }
                folder.addProperty(property)
                """.replace("FOLDER", folder).replace("USER", user)
                .replace("PERMISSIONS", permissions.stream().map(each -> "hudson.model.Item." + each).collect(Collectors.joining(", "))));
    }
}
