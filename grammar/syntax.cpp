#include "grammar/syntax.hpp"

namespace klausul::syntax {

ExpressionNode::ExpressionNode() = default;
ExpressionNode::ExpressionNode(ExpressionNode&&) noexcept = default;
ExpressionNode& ExpressionNode::operator=(ExpressionNode&&) noexcept = default;
ExpressionNode::~ExpressionNode() = default;

BodyItem::BodyItem() = default;
BodyItem::BodyItem(BodyItem&&) noexcept = default;
BodyItem& BodyItem::operator=(BodyItem&&) noexcept = default;
BodyItem::~BodyItem() = default;

DeclarationNode::DeclarationNode() = default;
DeclarationNode::DeclarationNode(DeclarationNode&&) noexcept = default;
DeclarationNode& DeclarationNode::operator=(DeclarationNode&&) noexcept = default;
DeclarationNode::~DeclarationNode() = default;

HeaderNode::HeaderNode() = default;
HeaderNode::HeaderNode(HeaderNode&&) noexcept = default;
HeaderNode& HeaderNode::operator=(HeaderNode&&) noexcept = default;
HeaderNode::~HeaderNode() = default;

}  // namespace klausul::syntax
