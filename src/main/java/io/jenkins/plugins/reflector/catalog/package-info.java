/** Everything that is configured anywhere in Jenkins, under one roof: who configured it, what its names mean, who may use it. */
package io.jenkins.plugins.reflector.catalog;
